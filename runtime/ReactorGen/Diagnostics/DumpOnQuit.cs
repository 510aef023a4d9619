using System.Runtime.InteropServices;

namespace ReactorGen;

/// <summary>Prints where all tasks stand when the process gets SIGQUIT (Ctrl+\\), as a JVM does with its threads, and goes on.</summary>
public static class DumpOnQuit
{
    /// <summary>
    /// Begins; the signal no longer ends the process until the result is disposed of. A process that was begun with the signal ignored, as a shell script does with what it runs in
    /// the background, never gets it: .NET leaves ignored signals alone. (<c>env --default-signal=QUIT program</c> begins it otherwise.)
    /// </summary>
    /// <param name="executors">Gives the executors whose tasks are printed, at the moment of the signal. Any thread.</param>
    /// <param name="output">Where to; the standard error stream if null.</param>
    /// <returns>Disposing of it ends it.</returns>
    /// <exception cref="IOException">The system refuses the signal.</exception>
    public static IDisposable Enable(Func<IEnumerable<Executor>> executors, TextWriter? output = null)
    {
        ArgumentNullException.ThrowIfNull(executors);
        return PosixSignalRegistration.Create(PosixSignal.SIGQUIT, signal =>
        {
            signal.Cancel = true;
            Print(executors(), output ?? Console.Error);
        });
    }

    /// <inheritdoc cref="Enable(Func{IEnumerable{Executor}}, TextWriter?)"/>
    public static IDisposable Enable(params Executor[] executors) => Enable(() => executors);

    /// <summary>Prints where all tasks stand, and what deadlocks there are. Any thread; waits for loops to end the step they are at.</summary>
    /// <param name="executors">The executors.</param>
    /// <param name="output">Where to.</param>
    public static void Print(IEnumerable<Executor> executors, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(executors);
        ArgumentNullException.ThrowIfNull(output);
        var all = new List<TaskDump>();
        foreach (Executor executor in executors)
        {
            IReadOnlyList<TaskDump> tasks = executor.DumpTasks();
            output.WriteLine($"{executor.Name}: {tasks.Count} tasks");
            foreach (TaskDump task in tasks) output.WriteLine(task);
            all.AddRange(tasks);
        }
        string deadlocks = new TaskGraph(all).ToString();
        if (deadlocks.Length > 0) output.WriteLine(deadlocks);
        output.Flush();
    }
}
