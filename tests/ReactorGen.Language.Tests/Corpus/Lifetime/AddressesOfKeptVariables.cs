// covers: 3.14, 4.5
using ReactorGen;

namespace Corpus.Lifetime.AddressesOfKeptVariables;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int x = 1;
        Pause();
        unsafe { int* p = &x; *p = 5; }
        t.Log(x);
        Pause();
        t.Log(x);
        var s = new Counter();
        unsafe { Counter* q = &s; q->N = 4; int* r = &s.N; (*r)++; }
        Pause();
        t.Log(s);
        int captured = 2;
        Action a = () => captured++;
        a();
        Pause();
        unsafe { int* p = &x; (*p)++; int y = 3; int* z = &y; *z += *p; t.Log(y); }
        t.Log(x + captured);
    }
}
