namespace ReactorGen.Machines;

/// <summary>The machine of <see cref="TaskScope.Join"/>.</summary>
public struct JoinScopeMachine : IReactorMachine
{
    private TaskScope? _scope;

    /// <summary>Takes the scope.</summary>
    public void Begin(TaskScope scope) => _scope = scope;

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        TaskScope scope = _scope!;
        if (!scope.Wait(ref context))
        {
            if (!context.Cell.CancelPending) return Poll.Pending;
            scope.StopWaiting();
            context.ThrowIfCancelled();
        }
        _scope = null;
        scope.ThrowIfFailed();
        return Poll.Ready;
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => writer.Leaf($"{_scope?.Count} tasks of its scope");
}

/// <summary>The machine of <see cref="TaskScope.Dispose"/>.</summary>
public struct LeaveScopeMachine : IReactorMachine
{
    private TaskScope? _scope;
    private bool _begun;
    private bool _passedOn;

    /// <summary>Takes the scope.</summary>
    public void Begin(TaskScope scope)
    {
        _scope = scope;
        _begun = _passedOn = false;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        TaskScope scope = _scope!;
        if (!_begun)
        {
            _begun = true;
            scope.BeginToLeave();
        }
        if (!scope.Wait(ref context))
        {
            if (context.Cell.CancelPending && !_passedOn)
            {
                _passedOn = true;
                scope.Cancel();
            }
            return Poll.Pending;
        }
        _scope = null;
        scope.Left();
        scope.ThrowIfFailed();
        return Poll.Ready;
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => writer.Leaf($"the end of {_scope?.Count} cancelled tasks of its scope");
}
