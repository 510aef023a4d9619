// covers: 4.5, 2.16
using ReactorGen;

namespace Corpus.Lifetime.RefLocalsOfKeptVariables;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int a = 1, b = 2;
        Action show = () => t.Log(a);
        Pause();
        ref int r = ref a;
        r = 5;
        r = ref b;
        r = 6;
        show();
        Pause();
        t.Log(a + b);
        ref int q = ref b;
        q = ref a;
        q++;
        show();
        t.Log(b);
        int[] array = [1, 2];
        ref int s = ref array[0];
        s = 100;
        s = ref array[1];
        s = 7;
        Pause();
        t.Log((object)array);
        t.Log(a);
        if (Pause(true)) { ref int v = ref b; v = ref a; v++; while (v < 20) { v += 5; v = ref b; b += 6; } }
        t.Log(a + b);
    }
}
