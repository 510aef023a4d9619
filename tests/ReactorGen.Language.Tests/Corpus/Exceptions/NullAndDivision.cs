// covers: 1.29, 5.7
// What the runtime throws, in the middle of expressions.
using ReactorGen;

namespace Corpus.Exceptions.NullAndDivision;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Node? none = null;
        int[] array = [1];
        for (var i = 0; i < 5; i++)
        {
            try
            {
                var x = i switch { 0 => 0, _ => 1 };
                switch (i)
                {
                    case 0: t.Log(Pause(1) / x); break;
                    case 1: t.Log(Pause(1) + none!.Field); break;
                    case 2: t.Log(array[Pause(1)] + Pause(2)); break;
                    case 3: t.Log((string)Pause<object>(1) + Pause(2)); break;
                    case 4: t.Log(Pause(none)!.Value + Pause(2)); break;
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                t.Log(e.GetType().Name);
            }
        }
    }
}
