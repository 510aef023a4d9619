// covers: 4.7, 5.4
using ReactorGen;

namespace Corpus.Calls.DynamicTypes;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        dynamic x = Late(2);
        Pause();
        t.Log((int)x);
        List<dynamic> list = [x, "s"];
        Pause();
        t.Log((object)list[1]);
    }

    [ReactorTask]
    private static partial dynamic Late(dynamic x)
    {
        Pause();
        return x + 1;
    }
}
