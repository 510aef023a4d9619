// covers: 1.25, 3.17
using ReactorGen;

namespace Corpus.Expressions.CheckedArithmetic;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var max = int.MaxValue;
        t.Log(unchecked(max + Pause(1)));
        try
        {
            t.Log(checked(max + Pause(1)));
        }
        catch (OverflowException)
        {
            t.Log("overflow in the expression");
        }

        try
        {
            checked
            {
                var x = Pause(max);
                x++;
                t.Log(x);
            }
        }
        catch (OverflowException)
        {
            t.Log("overflow in the block, after a suspension");
        }

        try
        {
            checked
            {
                unchecked
                {
                    t.Log((byte)(Pause(300)));
                }

                t.Log((byte)Pause(300));
            }
        }
        catch (OverflowException)
        {
            t.Log("overflow in a conversion");
        }
    }
}
