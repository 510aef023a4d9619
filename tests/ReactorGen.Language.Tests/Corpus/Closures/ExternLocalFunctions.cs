// covers: 3.16, 1.28
using System.Runtime.InteropServices;
using ReactorGen;

namespace Corpus.Closures.ExternLocalFunctions;

/// <summary>Local functions with attributes, one of them without a body.</summary>
public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var total = 1;
        [DllImport("libc", EntryPoint = "abs")]
        static extern int Absolute(int value);
        [System.Diagnostics.Conditional("NOT_DEFINED")]
        static void Dropped(int value) => throw new Boom("dropped");
        unsafe int Size<T>()
            where T : unmanaged => sizeof(T) + total;

        t.Log(Absolute(Pause(-3)) + Absolute(total));
        Dropped(Absolute(Pause(1)));
        total += Pause(Size<long>());
        t.Log(Size<int>() + Absolute(-total));
        if (Pause(true))
        {
            [DllImport("libc", EntryPoint = "labs")]
            static extern nint Long(nint value);
            Func<nint, nint> absolute = Long;
            t.Log((int)absolute(Pause(-9)) + Pause(total));
        }
    }
}
