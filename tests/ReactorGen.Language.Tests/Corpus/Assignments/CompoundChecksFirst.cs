// covers: 2.8, 1.29
using ReactorGen;

namespace Corpus.Assignments.CompoundChecksFirst;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Node? none = null;
        int[] array = [1];
        int[]? noArray = null;
        for (var i = 0; i < 4; i++)
        {
            try
            {
                t.Log(i);
                switch (i)
                {
                    case 0: none!.Field += Pause(1); break;
                    case 1: array[t.V("index", 2)] += Pause(2); break;
                    case 2: noArray![0] -= Pause(3); break;
                    case 3: array[0] /= Pause(0); break;
                }
            }
            catch (Exception e) when (e is NullReferenceException or IndexOutOfRangeException or DivideByZeroException)
            {
                t.Log(e.GetType().Name);
            }
        }

        t.Log(array[0]);
    }
}
