// covers: 1.25
using ReactorGen;

namespace Corpus.Expressions.Casts;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log((long)Pause(1) << 40);
        t.Log((int)Pause(3.99));
        t.Log((object)Pause(5));
        t.Log((int)Pause<object>(6));
        t.Log((Colour)Pause(2));
        t.Log((int)Pause(Colour.Blue) + 1);
        t.Log((string?)Pause<object?>(null));
        t.Log((byte)(Pause(255) + 1));
        t.Log(((IComparable<int>)Pause(3)).CompareTo(Pause(4)));
        IEnumerable<object> widened = Pause(new List<string> { "a" });
        t.Log(widened.Count());
        try
        {
            t.Log((string)Pause<object>(7));
        }
        catch (InvalidCastException)
        {
            t.Log("invalid cast");
        }
    }
}
