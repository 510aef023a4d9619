namespace ReactorGen.Tasks;

/// <summary>What both kinds of handle do.</summary>
internal static class Handles
{
    internal static bool IsCompleted(TaskCell? cell, int generation)
    {
        if (cell is null) return true;
        return cell.HasEnded(generation);
    }

    internal static void Detach(TaskCell? cell, int generation)
    {
        if (cell is null || !cell.Owner.Detach(cell, generation)) throw JoinReceiver.Refused();
    }
}

/// <summary>The error of a leaf that was called as an ordinary method.</summary>
internal static class Untransformed
{
    internal static InvalidOperationException Call(string leaf, string caller) => new(
        $"{leaf} was called by {caller} as an ordinary method. {leaf} suspends, which only the body of a [ReactorTask] method can; if {caller} is one, " +
        $"run it by {caller}Task(..): executor.Run({caller}Task(..)), Spawn({caller}Task(..)), or call {caller}(..) from another [ReactorTask] method.");

    /// <summary>A leaf that a statement, such as <c>foreach</c>, calls by C#'s pattern.</summary>
    internal static InvalidOperationException Implied(string leaf, string statement) => new(
        $"{leaf} was called as an ordinary method. It suspends, which only a {statement} in the body of a [ReactorTask] method can wait for.");
}
