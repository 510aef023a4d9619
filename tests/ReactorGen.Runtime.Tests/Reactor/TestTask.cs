using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests;

/// <summary>Stands for a task: counts its wakes.</summary>
internal sealed class TestTask(string name = "task") : Wakeable
{
    public int Wakes { get; private set; }

    public Waker Waker => new(this, 1);

    internal override string Name => name;

    internal override void Wake(int generation)
    {
        if (generation != 1) throw new InvalidOperationException("woken for another life");
        Wakes++;
    }
}
