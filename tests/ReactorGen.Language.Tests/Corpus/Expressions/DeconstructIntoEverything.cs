// covers: 1.22, 2.5, 3.3
using ReactorGen;

namespace Corpus.Expressions.DeconstructIntoEverything;

public static partial class Program
{
    private sealed class Box(Trace t, string name)
    {
        private int _value;
        public int Field;
        public string? Text;
        public int Value { get => t.V(name + ".get", _value); set { t.Log($"{name}.set {value}"); _value = value; } }
        public int this[string key] { get => t.V(name + ".item " + key, _value); set { t.Log($"{name}[{key}]={value}"); _value = value; } }
        public void Deconstruct(out int field, out (string? Text, long Value) rest) { t.Log(name + ".Deconstruct"); field = Field; rest = (Text, _value); }
    }

    private static int s_static;

    [ReactorTask]
    private static partial Box Get(Box box) => Pause(0) == 0 ? box : box;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var a = new Box(t, "a");
        var b = new Box(t, "b");
        int[] array = [1, 2, 3];
        var i = 0;
        (a.Field, array[i++], b.Value) = (Pause(1), Pause(2), i);
        t.Log($"{a.Field} {array[0]} {i}");
        (Get(a).Value, t.V("b", b)["k"], s_static) = (Pause(3), a.Field, Pause(4));
        (array[Pause(1)], (a.Text, _), var fresh) = (i + Pause(5), (Pause("text"), 0), Pause('f'));
        t.Log($"{array[1]} {a.Text} {fresh} {s_static}");
        var (field, (text, value)) = Get(a);
        t.Log($"{field} {text} {value}");
        long wide;
        (wide, (_, b[Pause("key")])) = (Pause(7), (Pause(8), 9));
        t.Log(wide);
        (array[0], array[2]) = (array[2], Pause(array[0]));
        t.Log((object)array);
        foreach (var (n, (w, _)) in new[] { a, b })
        {
            Pause();
            t.Log($"{n} {w}");
        }

        ((a.Field, b.Field), (array[0], i)) = ((Pause(10), a.Field), (b.Field, Pause(11)));
        t.Log($"{a.Field} {b.Field} {array[0]} {i}");
        int x = 1, y = 2, z = 3;
        (x, y, z) = (y, z + Pause(0), x);
        (x, y) = (y, x) = (Pause(x), 40);
        t.Log($"{x}{y}{z}");
        var last = (x, y) = (Pause(5), 6);
        t.Log(last);
        s_static = 0;
    }
}
