// covers: 3.16, 3.17
using ReactorGen;

namespace Corpus.Closures.CheckedLocalFunctions;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int max = int.MaxValue;
        checked
        {
            int Up(int x) => x + 1;
            int Down(int x) { return x - 1; }
            Pause();
            try { t.Log(Up(max)); } catch (OverflowException) { t.Log("overflow"); }
            t.Log(Down(Pause(3)));
            Func<int, int> u = Up;
            try { t.Log(u(max)); } catch (OverflowException) { t.Log("overflow"); }
            unchecked
            {
                int Wrap(int x) => x + 1;
                t.Log(Wrap(Pause(max)));
                void Nested() { int In(int y) => y + 1; t.Log(In(max)); t.Log(checked(0 + 1)); }
                Nested();
            }
            try { byte b = 255; void Inc() { b++; } Inc(); t.Log(b); Pause(); } catch (OverflowException) { t.Log("overflow"); }
            int Call(int x = int.MaxValue) => x * 2;
            try { Pause(); t.Log(Call()); } catch (OverflowException) { t.Log("overflow"); }
        }
    }
}
