// covers: 5.1
using ReactorGen;

namespace Corpus.Names.NestedTypes;

public abstract partial class Outer
{
    public partial class Middle<T>
    {
        protected internal partial record struct Inner(T Item)
        {
            private static T? s_last;

            [ReactorTask]
            internal partial string Work<TOther>(TOther other)
            {
                s_last = Pause(Item);
                return $"{s_last} {typeof(T).Name} {typeof(TOther).Name} {Item} " + Pause(other);
            }
        }

        [ReactorTask]
        public static partial string Call(T item) => new Inner(item).Work(1.5);
    }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Outer.Middle<string>.Call("x"));
        t.Log(Outer.Middle<int>.Call(3));
    }
}
