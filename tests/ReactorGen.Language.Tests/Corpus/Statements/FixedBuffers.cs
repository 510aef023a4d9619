// covers: 3.14
using ReactorGen;

namespace Corpus.Statements.FixedBuffers;

public unsafe struct B
{
    public fixed byte A[8];
    public In C;

    public readonly int Sum()
    {
        int r = 0;
        for (int i = 0; i < 8; i++) r += A[i];
        return r;
    }

    public struct In
    {
        public fixed char T[3];
    }
}

public static partial class Program
{
    [ReactorTask]
    private static partial B Fill(B b, int n)
    {
        for (int i = 0; i < n; i++) { unsafe { b.A[i] = (byte)i; } Pause(); unsafe { *(b.A + i) += 1; byte* p = &b.A[i]; *p += 1; } }
        unsafe { /* first */ byte* /* p */ q = b.A /* after */; q[7] = 9; }
        return b;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        B b = Fill(default, 3);
        t.Log(b.Sum());
        unsafe { b.C.T[0] = 'h'; b.C.T[1] = 'i'; }
        Pause();
        unsafe { t.Log(new string(b.C.T, 0, 2)); t.Log(new Span<byte>(b.A, 8).ToArray()); In(b.A); char* c = (b.C).T; c[1]++; t.Log(b.C.T[1]); }
        Pause();
        unsafe { for (byte* p = b.A, e = b.A + 8; p < e; p++) *p = 1; if (b.A[0] == 1 && b.A == &b.A[0]) t.Log("same"); }
        t.Log(b.Sum());
        unsafe { int i = *(int*)b.A; t.Log(i); (b.A[1], b.A[2]) = (b.A[2], b.A[3]); nint z = (nint)(&b.A[3] - b.A); t.Log(z); }
        B copy = b;
        Pause();
        unsafe { copy.A[0] = 50; t.Log(copy.Sum() - b.Sum()); }
    }
    private static unsafe void In(byte* p) => p[0] = 100;
}
