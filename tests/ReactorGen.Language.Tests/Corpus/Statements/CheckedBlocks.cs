// covers: 3.17
using ReactorGen;

namespace Corpus.Statements.CheckedBlocks;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var max = Pause(int.MaxValue);
        unchecked
        {
            max += Pause(1);
            t.Log(max);
            checked
            {
                Pause();
                try
                {
                    t.Log(max - 1);
                }
                catch (OverflowException)
                {
                    t.Log("underflow");
                }

                for (byte b = 254; ; b++)
                {
                    Pause(b);
                    if (b == 255) break;
                }
            }

            max--;
            t.Log(max);
        }

        unsafe
        {
            var x = 5;
            var p = &x;
            t.Log(*p);
        }

        Pause();
    }
}
