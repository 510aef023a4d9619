// covers: 1.25, 3.17
using ReactorGen;

namespace Corpus.Expressions.CheckedOperands;

/// <summary>In a checked block: operands beside a suspension, wherever they are moved to.</summary>
public static partial class Program
{
    private static int s_static;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int max = int.MaxValue, one = 1;
        checked
        {
            try
            {
                int y = max + one;
                Pause();
                t.Log(y);
            }
            catch (OverflowException)
            {
                t.Log("an initial value");
            }

            try
            {
                if (max + one > Pause(0)) t.Log("no");
            }
            catch (OverflowException)
            {
                t.Log("a condition");
            }

            try
            {
                Log(t, max + one, Pause(1));
            }
            catch (OverflowException)
            {
                t.Log("an argument before");
            }

            try
            {
                Log(t, Pause(1), max + one);
            }
            catch (OverflowException)
            {
                t.Log("an argument after");
            }

            try
            {
                s_static = max + one;
            }
            catch (OverflowException)
            {
                t.Log("no suspension in sight");
            }

            try
            {
                var both = new[] { max + one, Pause(2) };
                t.Log(both);
            }
            catch (OverflowException)
            {
                t.Log("an element");
            }

            try
            {
                t.Log($"{max + one} {Pause(1)}");
            }
            catch (OverflowException)
            {
                t.Log("a hole");
            }

            try
            {
                t.Log(Pause(true) ? max + one : 0);
            }
            catch (OverflowException)
            {
                t.Log("a branch");
            }
        }

        t.Log(max + Pause(1));
        t.Log(s_static);
    }

    private static void Log(Trace t, int a, int b) => t.Log(a + b);
}
