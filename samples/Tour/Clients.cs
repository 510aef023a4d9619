using System.Net;

namespace Tour;

/// <summary>Ordinary clients with blocking sockets, some on each of a few threads, that check every byte they get.</summary>
internal sealed class Clients : IDisposable
{
    private readonly List<Client> _clients = [];
    private readonly Thread[] _threads;
    private readonly Barrier _barrier;
    private int _rounds;
    private bool _end;
    private Exception? _failure;

    /// <param name="threads">How many threads.</param>
    /// <param name="perThread">How many clients of each kind on each of them.</param>
    /// <param name="echo">Where echo listens.</param>
    /// <param name="lines">Where the line protocol listens.</param>
    public Clients(int threads, int perThread, IPEndPoint echo, IPEndPoint lines)
    {
        _barrier = new Barrier(threads + 1);
        _threads = new Thread[threads];
        for (int thread = 0; thread < threads; thread++)
        {
            var mine = new Client[2 * perThread];
            for (int i = 0; i < mine.Length; i++)
                mine[i] = i % 2 == 0 ? new EchoClient(echo, _clients.Count + i) : new LineClient(lines, _clients.Count + i);
            _clients.AddRange(mine);
            _threads[thread] = new Thread(() => Work(mine)) { IsBackground = true, Name = $"clients {thread}" };
            _threads[thread].Start();
        }
    }

    /// <summary>How many clients there are.</summary>
    public int Count => _clients.Count;

    /// <summary>Each client makes so many requests, one after another.</summary>
    /// <exception cref="InvalidDataException">An answer was wrong.</exception>
    public void Run(int rounds)
    {
        _rounds = rounds;
        _barrier.SignalAndWait();
        _barrier.SignalAndWait();
        if (_failure is { } failure) throw new InvalidDataException(failure.Message, failure);
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose()
    {
        _end = true;
        _barrier.SignalAndWait();
        foreach (Thread thread in _threads) thread.Join();
        foreach (Client client in _clients) client.Dispose();
        _barrier.Dispose();
    }

    private void Work(Client[] mine)
    {
        while (true)
        {
            _barrier.SignalAndWait();
            if (_end) return;
            try
            {
                // All ask before the first one reads: the server has many requests at a time.
                for (int round = 0; round < _rounds && _failure is null; round++)
                {
                    foreach (Client client in mine) client.Ask();
                    foreach (Client client in mine) client.Check();
                }
            }
            catch (Exception exception)
            {
                _failure = exception;
            }
            _barrier.SignalAndWait();
        }
    }
}
