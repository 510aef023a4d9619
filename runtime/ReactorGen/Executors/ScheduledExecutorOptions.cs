namespace ReactorGen;

/// <summary>The knobs of a <see cref="ScheduledExecutor"/>; read once, by its constructor.</summary>
public class ScheduledExecutorOptions : ExecutorOptions
{
    /// <summary>Makes options with the defaults.</summary>
    public ScheduledExecutorOptions() : base("scheduled")
    {
    }
}
