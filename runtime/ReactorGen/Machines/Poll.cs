namespace ReactorGen.Machines;

/// <summary>What one <see cref="IReactorMachine.Resume"/> came to.</summary>
public enum Poll : byte
{
    /// <summary>The machine waits. Whatever it waits for wakes the task, which resumes it again.</summary>
    Pending = 0,

    /// <summary>The machine has run to its end and must not be resumed again.</summary>
    Ready = 1,
}
