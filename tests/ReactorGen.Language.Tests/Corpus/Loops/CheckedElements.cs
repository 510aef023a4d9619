// covers: 3.3, 3.17
using ReactorGen;

namespace Corpus.Loops.CheckedElements;

public static partial class Program
{
    private enum Size : byte { Small, Large = 5 }

    [ReactorTask]
    private static partial void Elements(Trace t, int way)
    {
        try
        {
            checked
            {
                switch (way)
                {
                    case 0: foreach (byte b in new[] { 5, 300 }) t.Log(Pause(b)); break;
                    case 1: foreach (sbyte b in new List<int> { 5, 200 }) t.Log(Pause(b)); break;
                    case 2: foreach (byte b in new[,] { { 1, 2 }, { 3, -1 } }) t.Log(Pause(b)); break;
                    case 3: foreach (Size s in new[] { 5, 256 }) t.Log(Pause((int)s)); break;
                    case 4: foreach (byte? b in new int?[] { null, 7, 256 }) t.Log(Pause(b ?? 0)); break;
                    case 5: unchecked { foreach (byte b in new[] { 300 }) t.Log(Pause(b)); } break;
                    case 6: foreach (object o in new[] { 300 }) t.Log(Pause(o)); break;
                    case 7: foreach (int n in new object[] { 300 }) t.Log(Pause(n)); break;
                }
            }
        }
        catch (OverflowException) { t.Log("overflow"); }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var way = 0; way < 8; way++) Elements(t, way);
    }
}
