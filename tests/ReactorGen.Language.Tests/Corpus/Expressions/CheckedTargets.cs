// covers: 2.10, 2.14, 3.17
using ReactorGen;

namespace Corpus.Expressions.CheckedTargets;

/// <summary>In a checked block: compound assignments and increments, and an unchecked block within.</summary>
public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int max = int.MaxValue, one = 1;
        checked
        {
            int x = max;
            try
            {
                x += Pause(1);
            }
            catch (OverflowException)
            {
                t.Log("a local");
            }

            try
            {
                x++;
                Pause();
            }
            catch (OverflowException)
            {
                t.Log("an increment");
            }

            try
            {
                x -= -Pause(5);
            }
            catch (OverflowException)
            {
                t.Log("minus minus");
            }

            unchecked
            {
                x += Pause(1);
                t.Log(x);
                x++;
                t.Log(x + max);
                t.Log(max + Pause(1));
                t.Log(int.MaxValue + 1);
                x = int.MaxValue + 1;
                Pause();
            }

            byte b = 255;
            try
            {
                b += Pause((byte)1);
            }
            catch (OverflowException)
            {
                t.Log("a narrow one");
            }

            try
            {
                b++;
            }
            catch (OverflowException)
            {
                t.Log("a narrow increment");
            }

            try
            {
                b = (byte)(b + one);
                Pause();
            }
            catch (OverflowException)
            {
                t.Log("a conversion");
            }

            int[] array = [max];
            try
            {
                array[Pause(0)] += one;
            }
            catch (OverflowException)
            {
                t.Log("an element");
            }

            t.Log(x + b + array[0]);
        }
    }
}
