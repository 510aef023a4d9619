using System.Runtime.ExceptionServices;
using ReactorGen.Sync;

namespace ReactorGen.Machines;

/// <summary>The machine of <see cref="OneShot{T}.Receive"/>.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public struct OneShotMachine<T> : IReactorMachine<T>
{
    private OneShot<T> _source;
    private T? _value;
    private bool _waits;

    /// <summary>Takes the source.</summary>
    public void Begin(OneShot<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
        _waits = false;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        Exception? error;
        if (_waits)
        {
            WaitOutcome outcome = _source.Look(context.Cell.CancelPending, out _value, out error);
            if (outcome == WaitOutcome.Waits) return Poll.Pending;
            _waits = false;
            if (outcome == WaitOutcome.Left) context.ThrowIfCancelled();
        }
        else
        {
            context.ThrowIfCancelled();
            if (!context.TryConsumeBudget()) return Poll.Pending;
            if (!_source.Enter(context.Waker, out _value, out error))
            {
                _waits = true;
                context.RestoreBudget();
                return Poll.Pending;
            }
        }
        _source = null!;
        if (error is not null) ExceptionDispatchInfo.Throw(error);
        return Poll.Ready;
    }

    /// <inheritdoc/>
    public T GetResult()
    {
        T value = _value!;
        _value = default;
        return value;
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer)
    {
        if (_source is null) return;
        writer.Leaf($"the value of {_source}");
        if (writer.GivesUp && _waits) _source.GiveUp();
    }
}
