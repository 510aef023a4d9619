// covers: 1.29
using ReactorGen;

namespace Corpus.Expressions.EarlierOperandThrows;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var x = 1;
        int[] array = [1, 2];
        for (var round = 0; round < 5; round++)
        {
            try
            {
                switch (round)
                {
                    case 0: x = t.Throw<int>("first") + Pause(1); break;
                    case 1: x = Pause(1) + t.Throw<int>("second") + Pause(2); break;
                    case 2: array[t.Throw<int>("index")] = Pause(3); break;
                    case 3: x = Fail<int>(new Boom("from the suspension")); break;
                    case 4: x += Fail<int>(new Boom("compound")); break;
                }

                t.Log("not here");
            }
            catch (Boom e)
            {
                t.Log(e);
            }

            t.Log(x);
        }
    }
}
