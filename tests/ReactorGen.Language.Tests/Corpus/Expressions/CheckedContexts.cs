// covers: 1.25
using ReactorGen;

namespace Corpus.Expressions.CheckedContexts;

/// <summary>An expression keeps the context it is written in.</summary>
public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int max = int.MaxValue;
        t.Log(unchecked(max + Pause(1)));
        try
        {
            t.Log(checked(max + Pause(1)));
        }
        catch (OverflowException)
        {
            t.Log("the suspension is the right operand");
        }

        try
        {
            t.Log(checked(max * 2 + Pause(1)));
        }
        catch (OverflowException)
        {
            t.Log("an operand before the suspension");
        }

        try
        {
            t.Log(checked(Pause(1) + (byte)max));
        }
        catch (OverflowException)
        {
            t.Log("a conversion after it");
        }

        try
        {
            t.Log(checked(-Pause(int.MinValue)));
        }
        catch (OverflowException)
        {
            t.Log("minus");
        }

        try
        {
            t.Log(checked((byte)Pause(300)));
        }
        catch (OverflowException)
        {
            t.Log("a conversion of it");
        }

        t.Log(unchecked((byte)Pause(300)));
        t.Log(max + Pause(1));
    }
}
