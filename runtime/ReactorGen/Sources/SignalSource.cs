// 1. _pending has a bit for each signal watched; handlers set it, on a thread of the base library's, and whoever takes the signal clears it.
// 2. A handler sets its bit, then notifies; a waiter looks at the bits, then waits: the notification is kept, so neither misses the other. One notification stands for at
//    least one bit, so who is notified looks at all of them; a waiter that finds none waits again.
// 3. Dispose sets _disposed, then notifies; who finds it set passes the notification on, so that all waiters come to see it.
using System.Numerics;
using System.Runtime.InteropServices;
using ReactorGen.Sync;

namespace ReactorGen.Sources;

/// <summary>Signals of the system, as something to wait for. They no longer have their usual effect, such as ending the process, while they are watched.</summary>
/// <remarks>
/// Signals coalesce, as the system's own do: one that comes again before it was taken is taken once. Different signals that are pending are taken in the order in which they were
/// given to <see cref="Watch"/>. Every source that watches a signal gets it; of several tasks that wait at one source, one does. Any executor, any thread. Delivery is that of
/// <see cref="PosixSignalRegistration"/>: handlers of the process's own for the same signal are no concern of it, it may need a thread of the pool, and a signal that was ignored when the
/// process began stays ignored: SIGINT and SIGQUIT of what a shell script runs in the background, SIGHUP under <c>nohup</c>.
/// </remarks>
public sealed partial class SignalSource : IDisposable
{
    private readonly PosixSignal[] _signals;
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Notify _notify;
    private ulong _pending;
    private volatile bool _disposed;

    private SignalSource(PosixSignal[] signals)
    {
        _signals = signals;
        _registrations = new PosixSignalRegistration[signals.Length];
        _notify = new Notify(string.Join(", ", signals));
    }

    /// <summary>Begins to watch. Any thread.</summary>
    /// <param name="signals">
    /// At least one, each once, at most 64. Those without a name are given by the system's number, <c>(PosixSignal)10</c>. What cannot be caught, such as SIGKILL, is refused.
    /// </param>
    /// <returns>The source, the caller's to dispose of.</returns>
    /// <exception cref="ArgumentException">There is no signal, one is given twice, or there are too many.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such signal.</exception>
    /// <exception cref="IOException">The system refuses.</exception>
    public static SignalSource Watch(params PosixSignal[] signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        if (signals.Length is 0 or > 64) throw new ArgumentException("Between 1 and 64 signals can be watched.", nameof(signals));
        if (signals.Distinct().Count() != signals.Length) throw new ArgumentException("A signal is given twice.", nameof(signals));
        var source = new SignalSource([.. signals]);
        try
        {
            source.Register();
        }
        catch
        {
            source.Dispose();
            throw;
        }
        return source;
    }

    /// <summary>Takes a signal that has come since the last time, or waits for one.</summary>
    /// <returns>The signal, as it was given to <see cref="Watch"/>.</returns>
    /// <exception cref="OperationCanceledException">The task was cancelled while it waited; no signal is lost by that.</exception>
    /// <exception cref="ObjectDisposedException">The source has been disposed of, before or meanwhile.</exception>
    [ReactorTask]
    public partial PosixSignal Wait()
    {
        PosixSignal signal;
        while (!TryTake(out signal)) _notify.Wait();
        return signal;
    }

    /// <summary>Takes a signal that has come since the last time, if one has. Any thread.</summary>
    /// <exception cref="ObjectDisposedException">The source has been disposed of.</exception>
    public bool TryTake(out PosixSignal signal)
    {
        signal = default;
        while (true)
        {
            if (_disposed) ThrowDisposed();
            ulong pending = Volatile.Read(ref _pending);
            if (pending == 0) return false;
            ulong rest = pending & (pending - 1);
            if (Interlocked.CompareExchange(ref _pending, rest, pending) != pending) continue;
            signal = _signals[BitOperations.TrailingZeroCount(pending)];
            return true;
        }
    }

    /// <summary>Ends it: the signals have their usual effect again, and tasks that wait get an <see cref="ObjectDisposedException"/>. Any thread, any number of times.</summary>
    public void Dispose()
    {
        foreach (PosixSignalRegistration? registration in _registrations) registration?.Dispose();
        _disposed = true;
        _notify.NotifyOne();
    }

    /// <summary>The signals.</summary>
    public override string ToString() => $"{nameof(SignalSource)} {string.Join(", ", _signals)}";

    private void Register()
    {
        for (int i = 0; i < _signals.Length; i++)
        {
            int index = i;
            _registrations[i] = PosixSignalRegistration.Create(_signals[i], context =>
            {
                context.Cancel = true;
                Deliver(index);
            });
        }
    }

    /// <summary>A signal has come: what the handlers do.</summary>
    internal void Deliver(int index)
    {
        Interlocked.Or(ref _pending, 1UL << index);
        _notify.NotifyOne();
    }

    private void ThrowDisposed()
    {
        _notify.NotifyOne();
        throw new ObjectDisposedException(nameof(SignalSource));
    }
}
