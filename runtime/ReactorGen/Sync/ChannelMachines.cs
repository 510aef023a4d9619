using ReactorGen.Sync;

namespace ReactorGen.Machines;

/// <summary>The machine of <see cref="TaskChannel{T}.Send"/>.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public struct SendMachine<T> : IReactorMachine
{
    private TaskChannel<T> _channel;
    private T? _item;
    private int _waiter;

    /// <summary>Takes the arguments.</summary>
    public void Begin(TaskChannel<T> channel, T item)
    {
        ArgumentNullException.ThrowIfNull(channel);
        _channel = channel;
        _item = item;
        _waiter = 0;
    }

    /// <summary>Takes the arguments and resumes; what is sent at once is not even kept.</summary>
    public Poll Start(scoped ref TaskContext context, TaskChannel<T> channel, T item)
    {
        ArgumentNullException.ThrowIfNull(channel);
        context.ThrowIfCancelled();
        if (context.TryConsumeBudget())
        {
            ChannelOutcome outcome = channel.Protocol.Send(item, context.Waker, out _waiter);
            if (outcome == ChannelOutcome.Done) return Poll.Ready;
            if (outcome == ChannelOutcome.Closed) throw channel.Closed(sends: true);
            context.RestoreBudget();
            _channel = channel;
            return Poll.Pending;
        }
        Begin(channel, item);
        return Poll.Pending;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        TaskChannel<T> channel = _channel;
        if (_waiter == 0)
        {
            T item = _item!;
            this = default;
            return Start(ref context, channel, item);
        }
        ChannelOutcome outcome = channel.Protocol.LookSend(_waiter, context.Cell.CancelPending);
        if (outcome == ChannelOutcome.Waits) return Poll.Pending;
        this = default;
        if (outcome == ChannelOutcome.Closed) throw channel.Closed(sends: true);
        if (outcome == ChannelOutcome.Left) context.ThrowIfCancelled();
        return Poll.Ready;
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer)
    {
        if (_channel is null) return;
        writer.Leaf(_channel.Describe(sends: true));
        if (writer.GivesUp && _waiter != 0) _channel.Protocol.GiveUpSend(_waiter);
    }
}

/// <summary>The machine of <see cref="TaskChannel{T}.Receive"/>.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public struct ReceiveMachine<T> : IReactorMachine<T>
{
    private ItemWait<T> _wait;
    private T? _item;

    /// <summary>Takes the channel.</summary>
    public void Begin(TaskChannel<T> channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        _wait.Begin(channel);
    }

    /// <summary>Takes the channel and resumes.</summary>
    public Poll Start(scoped ref TaskContext context, TaskChannel<T> channel)
    {
        Begin(channel);
        return Resume(ref context);
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        ChannelOutcome outcome = _wait.Resume(ref context, out _item);
        if (outcome == ChannelOutcome.Waits) return Poll.Pending;
        TaskChannel<T> channel = _wait.End();
        return outcome == ChannelOutcome.Done ? Poll.Ready : throw channel.Closed(sends: false);
    }

    /// <inheritdoc/>
    public T GetResult()
    {
        T item = _item!;
        _item = default;
        return item;
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => _wait.Describe(ref writer);
}

/// <summary>The machine of <see cref="TaskChannel{T}.Enumerator.MoveNext"/>.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public struct ReceiveNextMachine<T> : IReactorMachine<bool>
{
    private ItemWait<T> _wait;
    private TaskChannel<T>.Cursor? _cursor;
    private bool _isItem;

    /// <summary>Takes the enumerator.</summary>
    public void Begin(TaskChannel<T>.Enumerator enumerator)
    {
        _cursor = enumerator.Cursor;
        _wait.Begin(_cursor.Channel);
    }

    /// <summary>Takes the enumerator and resumes.</summary>
    public Poll Start(scoped ref TaskContext context, TaskChannel<T>.Enumerator enumerator)
    {
        Begin(enumerator);
        return Resume(ref context);
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        ChannelOutcome outcome = _wait.Resume(ref context, out T? item);
        if (outcome == ChannelOutcome.Waits) return Poll.Pending;
        TaskChannel<T> channel = _wait.End();
        _cursor!.Item = item;
        _cursor = null;
        _isItem = outcome == ChannelOutcome.Done;
        return _isItem || channel.Protocol.Figures.Error is null ? Poll.Ready : throw channel.Closed(sends: false);
    }

    /// <inheritdoc/>
    public readonly bool GetResult() => _isItem;

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => _wait.Describe(ref writer);
}

/// <summary>Waits for an item.</summary>
internal struct ItemWait<T>
{
    private TaskChannel<T>? _channel;
    private int _waiter;

    internal void Begin(TaskChannel<T> channel)
    {
        _channel = channel;
        _waiter = 0;
    }

    /// <summary>Gives the channel back when the wait is over.</summary>
    internal TaskChannel<T> End()
    {
        TaskChannel<T> channel = _channel!;
        this = default;
        return channel;
    }

    internal ChannelOutcome Resume(scoped ref TaskContext context, out T? item)
    {
        ChannelOutcome outcome;
        if (_waiter != 0)
        {
            outcome = _channel!.Protocol.LookReceive(_waiter, context.Cell.CancelPending, out item);
            if (outcome != ChannelOutcome.Left) return outcome;
            _waiter = 0;
            context.ThrowIfCancelled();
        }
        item = default;
        context.ThrowIfCancelled();
        if (!context.TryConsumeBudget()) return ChannelOutcome.Waits;
        outcome = _channel!.Protocol.Receive(context.Waker, out item, out _waiter);
        if (outcome == ChannelOutcome.Waits) context.RestoreBudget();
        return outcome;
    }

    internal readonly void Describe(ref StackWriter writer)
    {
        if (_channel is null) return;
        writer.Leaf(_channel.Describe(sends: false));
        if (writer.GivesUp && _waiter != 0) _channel.Protocol.GiveUpReceive(_waiter);
    }
}
