// covers: 3.16, 4.1
using ReactorGen;

namespace Corpus.Closures.DelegatesByTypeArguments;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int n = 1;
        void Show<T>() => t.Log(typeof(T).Name + n);
        void G<T>() { Action a = Show<T>; a(); Action<T?> b = One; b(default); var c = Show<T>; c(); }
        void One<T>(T x) => t.Log($"{typeof(T).Name}{x}{n}");
        Pause(); n++;
        G<int>(); G<string>();
        Action x = Show<(int, string)>, y = Show<(int A, string B)>;
        x(); y(); t.Log(x == y);
        Action<int> i1 = One, i2 = One<int>; t.Log(i1 == i2); i1(4); i2(Pause(5));
        List<Action> l = [Show<int>, Show<byte>, Show<int>]; Pause(); foreach (var a in l) a(); t.Log(l[0] == l[2]);
        static U Make<U>() where U : new() => new(); Func<int> m = Make<int>; Func<object> o = Make<List<int>>; Func<IEnumerable<int>> e = Make<List<int>>; Pause(); t.Log(m() + o().GetType().Name + e().Count());
    }
}
