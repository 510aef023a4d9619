namespace ReactorGen.Machines;

/// <summary>The machine of <see cref="AwaitedSequence{T}.Enumerator.MoveNext"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public struct MoveNextMachine<T> : IReactorMachine<bool>
{
    private IAsyncEnumerator<T>? _source;
    private AwaitValueTaskMachine<bool> _wait;

    /// <summary>Takes the enumerator.</summary>
    public void Begin(AwaitedSequence<T>.Enumerator enumerator) => _source = enumerator.Source;

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        if (_source is not null)
        {
            // The last moment at which nothing has to be consumed: without it, a loop that only reads would never notice.
            context.ThrowIfCancelled();
            IAsyncEnumerator<T> source = _source;
            _source = null;
            _wait.Begin(source.MoveNextAsync());
        }
        return _wait.Resume(ref context);
    }

    /// <inheritdoc/>
    public bool GetResult() => _wait.GetResult();

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => writer.Leaf($"the next {typeof(T).Name} of an IAsyncEnumerable");
}

/// <summary>The machine of <see cref="AwaitedSequence{T}.Enumerator.Dispose"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public struct DisposeEnumeratorMachine<T> : IReactorMachine
{
    private DisposeMachine _dispose;

    /// <summary>Takes the enumerator.</summary>
    public void Begin(AwaitedSequence<T>.Enumerator enumerator) => _dispose.Begin(new AwaitedResource(enumerator.Source));

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _dispose.Resume(ref context);

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => _dispose.Describe(ref writer);
}

/// <summary>The machine of <see cref="AwaitedResource.Dispose"/>.</summary>
public struct DisposeMachine : IReactorMachine
{
    private IAsyncDisposable? _resource;
    private AwaitValueTaskMachine _wait;

    /// <summary>Takes the resource.</summary>
    public void Begin(AwaitedResource resource)
    {
        _resource = resource.Resource;
        _wait = default;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        if (_resource is { } resource)
        {
            _resource = null;
            _wait.Begin(resource.DisposeAsync());
        }
        return _wait.Resume(ref context);
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => writer.Leaf("DisposeAsync");
}
