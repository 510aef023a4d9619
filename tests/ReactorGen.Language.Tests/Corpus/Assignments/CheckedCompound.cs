// covers: 2.10, 3.17
using ReactorGen;

namespace Corpus.Assignments.CheckedCompound;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        byte b = 255;
        try
        {
            checked
            {
                b += Pause((byte)1);
            }
        }
        catch (OverflowException)
        {
            t.Log(b);
        }
    }
}
