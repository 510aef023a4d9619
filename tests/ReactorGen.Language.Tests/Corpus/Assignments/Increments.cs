// covers: 2.14
using ReactorGen;

namespace Corpus.Assignments.Increments;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] array = [1, 2];
        t.Log(array[Pause(0)]++);
        t.Log(++array[Pause(1)]);
        t.Log((object)array);
        t.Log(Pause(new Node(t, "n")).Value++);
        t.Log(Pause(new Node(t, "n"))[Pause(1)]--);
    }
}
