// covers: 5.1
using ReactorGen;

namespace Corpus.Names.NestedInInterface;

public partial interface IOuter
{
    public static partial class Inner
    {
        [ReactorTask]
        public static partial int Work(int n) => Pause(n) + 1;
    }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(IOuter.Inner.Work(2));
    }
}
