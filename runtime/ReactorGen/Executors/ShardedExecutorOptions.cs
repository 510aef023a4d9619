namespace ReactorGen;

/// <summary>The knobs of a <see cref="ShardedExecutor"/>; read once, by its constructor.</summary>
public sealed class ShardedExecutorOptions
{
    /// <summary>The executor's name; shards are called <c>name/0</c>, <c>name/1</c> and so on.</summary>
    public string Name { get; set; } = "sharded";

    /// <summary>How many shards there are, each with a thread; as many as there are processors unless told. At least 1.</summary>
    public int Shards { get; set; } = Environment.ProcessorCount;

    /// <summary>
    /// Makes the options of a shard, which is given its number; null for the defaults. The name is set afterwards. Options must not be shared where they hold what
    /// belongs to one executor, such as an event queue.
    /// </summary>
    public Func<int, LocalExecutorOptions>? Shard { get; set; }
}
