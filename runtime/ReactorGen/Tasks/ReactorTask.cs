using ReactorGen.Executors;

namespace ReactorGen;

/// <summary>What a <c>[ReactorTask]</c> body may call; imported into every file of a project by the package.</summary>
public static partial class ReactorTask
{
    /// <summary>The task that is running on this thread.</summary>
    /// <exception cref="InvalidOperationException">None is.</exception>
    public static CurrentTask Current => Core.Current is { Running: { } cell } core
        ? new CurrentTask(core, cell)
        : throw new InvalidOperationException("No task runs on this thread; only the body of a [ReactorTask] method has a current task.");
}
