// covers: 3.14
using ReactorGen;

namespace Corpus.Statements.UnsafeBetween;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var sum = Pause(1);
        var bytes = new byte[] { 1, 2, 3 };
        unsafe
        {
            fixed (byte* first = bytes)
            {
                for (var i = 0; i < bytes.Length; i++) sum += first[i];
            }

            int* stack = stackalloc int[2];
            stack[0] = sum;
            stack[1] = sizeof(Pair);
            sum = stack[0] + stack[1];
        }

        t.Log(Pause(sum));
        while (Pause(sum) < 20)
        {
            unsafe
            {
                int local = 4;
                int* p = &local;
                *p += 1;
                sum += local;
            }

            t.Log(sum);
        }

        t.Log(Size(t));
    }

    [ReactorTask]
    private static partial int Size(Trace t)
    {
        Span<int> span = stackalloc int[3];
        span[1] = 5;
        var kept = span[1];
        Pause();
        span = stackalloc int[kept];
        return span.Length + Pause(1);
    }

    private struct Pair
    {
        public int A, B;
    }
}
