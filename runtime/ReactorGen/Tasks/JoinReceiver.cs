using ReactorGen.Executors;

namespace ReactorGen.Tasks;

/// <summary>Takes the outcome of a task off to code outside the loop.</summary>
internal abstract class JoinReceiver : Joiner
{
    internal sealed override string Name => "code outside the loop";

    internal sealed override void Wake(int generation)
    {
    }

    internal sealed override void Joined(TaskCell task, int generation, Core core)
    {
        Complete(task);
        task.Recycle(core);
    }

    /// <summary>Moves the outcome out of a completed cell that the caller owns. Runs no user code.</summary>
    internal abstract void Complete(TaskCell cell);

    /// <summary>The handle had been joined or given up before.</summary>
    internal abstract void Refuse();

    internal static InvalidOperationException Refused() =>
        new("The task's handle is the default one, or it has been joined, awaited or detached before; that can be done once.");
}

/// <summary>Completes a <see cref="Task{TResult}"/>.</summary>
internal sealed class TaskReceiver<TResult> : JoinReceiver
{
    private readonly TaskCompletionSource<TResult> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<TResult> Task => _source.Task;

    internal override void Complete(TaskCell cell)
    {
        if (cell.Extras?.Fault is not { } fault)
        {
            _source.SetResult(((ResultCell<TResult>)cell).TakeResult());
            return;
        }
        fault.Observe();
        if (fault.Exception is OperationCanceledException cancelled && TaskBits.Is(cell.State, TaskBits.Cancelled)) _source.SetCanceled(cancelled.CancellationToken);
        else _source.SetException(fault.Exception);
    }

    internal override void Refuse() => _source.SetException(Refused());
}

/// <summary>Completes a <see cref="Task"/>.</summary>
internal sealed class TaskReceiver : JoinReceiver
{
    private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task Task => _source.Task;

    internal override void Complete(TaskCell cell)
    {
        if (cell.Extras?.Fault is not { } fault)
        {
            _source.SetResult();
            return;
        }
        fault.Observe();
        if (fault.Exception is OperationCanceledException cancelled && TaskBits.Is(cell.State, TaskBits.Cancelled)) _source.SetCanceled(cancelled.CancellationToken);
        else _source.SetException(fault.Exception);
    }

    internal override void Refuse() => _source.SetException(Refused());
}
