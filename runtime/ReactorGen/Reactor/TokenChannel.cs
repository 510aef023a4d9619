using System.Collections.Concurrent;
using ReactorGen.Machines;

namespace ReactorGen;

/// <summary>
/// Brings the tokens that have become ready to whoever takes them, for programs that use a <see cref="Reactor"/> without an executor: one thread turns the reactor,
/// another takes tokens and does what they are ready for.
/// </summary>
/// <remarks>
/// The shape of minimio's examples, where the reactor sends tokens to the executor over a channel. With a reactor of <see cref="ReactorOptions.IsShared"/> any thread
/// may watch and take; otherwise only the one that turns it.
/// </remarks>
/// <param name="reactor">The reactor that the tokens are registered with; stays the caller's.</param>
public sealed class TokenChannel(Reactor reactor)
{
    private readonly ConcurrentDictionary<(Token, Interest), Watcher> _watchers = [];
    private readonly ConcurrentQueue<Watcher> _woken = [];
    private readonly SemaphoreSlim _count = new(0);

    /// <summary>Asks to be told, once, when the source behind a token is ready.</summary>
    /// <param name="token">A registration with the reactor. What <see cref="Trigger"/> says of a wait is true of a watch.</param>
    /// <param name="interest">The direction, or both. It may be watched again once it has been taken.</param>
    /// <exception cref="TokenClosedException">The registration has ended.</exception>
    /// <exception cref="InvalidOperationException">The token is of another reactor, or the direction is watched already.</exception>
    public void Watch(Token token, Interest interest)
    {
        Watcher watcher = _watchers.GetOrAdd((token, interest), static (key, channel) => new Watcher(channel, key.Item1, key.Item2), this);
        if (!reactor.TryWait(token, interest, watcher.Waker, out Readiness ready)) return;
        watcher.SetReady(ready);
        Announce(watcher);
    }

    /// <summary>Takes the next token that is ready, if there is one.</summary>
    /// <param name="token">The token.</param>
    /// <param name="readiness">What it is ready for: a hint, as of every wait.</param>
    public bool TryTake(out Token token, out Readiness readiness)
    {
        while (_count.Wait(0))
        {
            if (TakeOne(out token, out readiness)) return true;
        }
        (token, readiness) = (default, default);
        return false;
    }

    /// <summary>Takes the next token that is ready, blocking until there is one.</summary>
    /// <param name="cancellationToken">Ends the blocking.</param>
    /// <param name="readiness">What it is ready for.</param>
    /// <exception cref="OperationCanceledException">The blocking was ended.</exception>
    public Token Take(out Readiness readiness, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            _count.Wait(cancellationToken);
            if (TakeOne(out Token token, out readiness)) return token;
        }
    }

    private void Announce(Watcher watcher)
    {
        _woken.Enqueue(watcher);
        _count.Release();
    }

    /// <summary>False for a wake that was for nothing, and for a registration that has ended: its token is not reported.</summary>
    private bool TakeOne(out Token token, out Readiness readiness)
    {
        (token, readiness) = (default, default);
        if (!_woken.TryDequeue(out Watcher? watcher)) return false;
        token = watcher.Token;
        try
        {
            return watcher.TryTakeReady(out readiness) || reactor.PollWait(token, watcher.Interest, watcher.Waker, out readiness);
        }
        catch (TokenClosedException)
        {
            _watchers.TryRemove((token, watcher.Interest), out _);
            return false;
        }
    }

    /// <summary>What the reactor wakes for the watches of one token and interest. A wake that comes late finds nothing ready, and is dropped.</summary>
    private sealed class Watcher(TokenChannel channel, Token token, Interest interest) : Wakeable
    {
        private Readiness _ready;

        internal Token Token { get; } = token;

        internal Interest Interest { get; } = interest;

        internal Waker Waker => new(this, 0);

        internal override string Name => $"a watch for {Interest} on {Token}";

        internal void SetReady(Readiness ready) => _ready = ready;

        internal bool TryTakeReady(out Readiness readiness)
        {
            readiness = _ready;
            _ready = Readiness.None;
            return readiness != Readiness.None;
        }

        internal override void Wake(int generation) => channel.Announce(this);
    }
}
