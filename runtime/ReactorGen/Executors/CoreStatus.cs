namespace ReactorGen.Executors;

/// <summary>What a core is at. One word, so that one comparison tells whether a new task may run at once: where it is at <see cref="Stepping"/> and nothing else.</summary>
[Flags]
internal enum CoreStatus
{
    /// <summary>A task's step is on the stack.</summary>
    Stepping = 1,

    /// <summary>Code of others runs that is not part of a task, though a step may be on the stack.</summary>
    Outside = 2,

    /// <summary>The running task is put behind the next look at the event queue when it suspends.</summary>
    Deferring = 4,

    /// <summary>No task starts any more.</summary>
    Closed = 8,

    /// <summary>One of several threads that run the executor's tasks: a new task is scheduled.</summary>
    Shared = 16,
}
