// covers: 1.9
using ReactorGen;

namespace Corpus.Expressions.RefAndOutArguments;

public static partial class Program
{
    private sealed class Box
    {
        public int Value;
    }

    private static int s_value;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_value = 0;
        var local = 1;
        Add(ref local, Pause(2));
        t.Log(local);
        Add(ref s_value, Pause(3));
        t.Log(s_value);
        var box = new Box();
        var first = box;
        Add(ref box.Value, Replace(ref box) + Pause(4));
        t.Log($"{first.Value} {box.Value}");
        int[] array = [1, 2, 3];
        var i = 1;
        Add(ref array[i], Move(ref i) + Pause(5));
        t.Log((object)array);
        Out(out var made, Pause(6));
        t.Log(made);
        Pause();
        t.Log(made);
        if (Try(Pause(7), out var tried)) t.Log(tried + Pause(8));
        t.Log(tried);
        Out(out _, Pause(9));
        t.Log(Read(local, Pause(10)) + Read(in local, Pause(11)));
    }

    private static void Add(ref int target, int amount) => target += amount;

    private static void Out(out int target, int value) => target = value;

    private static bool Try(int value, out int result)
    {
        result = value * 10;
        return value > 5;
    }

    private static int Read(in int a, int b) => a + b;

    private static int Move(ref int i) => i = 0;

    private static int Replace(ref Box box)
    {
        box = new Box();
        return 0;
    }
}
