using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Runtime.Tests.Executors;
using ReactorGen.Tasks;

namespace ReactorGen.Runtime.Tests.Tasks;

/// <summary>What <c>foreach (.. in Await(sequence))</c> and <c>using (Await(resource))</c> wait with.</summary>
public sealed class AwaitedPatternTests
{
    /// <summary>What the foreach becomes: <c>try { while (MoveNext()) trace } finally { Dispose() }</c>.</summary>
    private struct EachMachine(AwaitedSequence<int> sequence, List<string> trace) : IReactorMachine
    {
        private int _state;
        private AwaitedSequence<int>.Enumerator _enumerator;
        private MoveNextMachine<int> _next;
        private DisposeEnumeratorMachine<int> _dispose;
        private Exception? _pending;

        public Poll Resume(scoped ref TaskContext context)
        {
            if (_state == 2) goto Dispose;
            try
            {
                if (_state == 0)
                {
                    _enumerator = sequence.GetEnumerator();
                    _next.Begin(_enumerator);
                    _state = 1;
                }
                while (true)
                {
                    if (_next.Resume(ref context) == Poll.Pending) return Poll.Pending;
                    if (!_next.GetResult()) break;
                    trace.Add($"item {_enumerator.Current}");
                    _next.Begin(_enumerator);
                }
            }
            catch (Exception exception)
            {
                trace.Add(exception.GetType().Name);
                _pending = exception;
            }
            _dispose.Begin(_enumerator);
            _state = 2;
        Dispose:
            if (_dispose.Resume(ref context) == Poll.Pending) return Poll.Pending;
            trace.Add("disposed of");
            return _pending is null ? Poll.Ready : throw _pending;
        }

        public readonly void Describe(ref StackWriter writer) => _next.Describe(ref writer);
    }

    private static ReactorTask<EachMachine> EachTask(AwaitedSequence<int> sequence, List<string> trace) => new() { Machine = new EachMachine(sequence, trace) };

    [Theory, EveryExecutor]
    public void Elements_that_come_at_once_and_later(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        var trace = new List<string>();
        executor.Run(EachTask(ReactorTask.Await(Numbers()), trace));
        Assert.Equal(["item 1", "item 2", "item 3", "closing", "disposed of"], trace);

        async IAsyncEnumerable<int> Numbers()
        {
            try
            {
                yield return 1;
                await Task.Yield();
                yield return 2;
                yield return 3;
                await Task.Yield();
            }
            finally
            {
                await Task.Yield();
                trace.Add("closing");
            }
        }
    }

    [Theory, EveryExecutor]
    public void An_exception_of_the_sequence_comes_out_and_it_is_disposed_of(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        var trace = new List<string>();
        var thrown = Assert.Throws<InvalidDataException>(() => executor.Run(EachTask(ReactorTask.Await(Numbers()), trace)));
        Assert.Equal("bad", thrown.Message);
        Assert.Equal(["item 1", "InvalidDataException", "disposed of"], trace);

        static async IAsyncEnumerable<int> Numbers()
        {
            yield return 1;
            await Task.Yield();
            throw new InvalidDataException("bad");
        }
    }

    [Theory, EveryExecutor]
    public void A_cancelled_task_asks_for_no_further_element(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        var trace = new List<string>();
        JoinHandle? handle = null;
        var spawned = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        executor.Run(Script.Task(Body));
        Assert.Equal(["item 1", "item 2", "OperationCanceledException", "disposed of", "joined"], trace);

        IEnumerable<Leaf> Body()
        {
            handle = ReactorTask.Spawn(EachTask(ReactorTask.Await(Endless()), trace));
            spawned.SetResult();
            Leaf join = Leaf.Join(handle.Value);
            yield return join;
            Assert.Throws<OperationCanceledException>(join.Check);
            trace.Add("joined");
        }

        async IAsyncEnumerable<int> Endless()
        {
            await spawned.Task;
            for (int i = 1; ; i++)
            {
                if (i == 2) handle!.Value.Cancel();
                yield return i;
            }
        }
    }

    [Theory, EveryExecutor]
    public void The_token_of_the_call_reaches_the_sequence(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        using var source = new CancellationTokenSource();
        var trace = new List<string>();
        Assert.ThrowsAny<OperationCanceledException>(() => executor.Run(EachTask(ReactorTask.Await(Numbers(), source.Token), trace)));
        Assert.Equal(["item 1", "TaskCanceledException", "disposed of"], trace);

        async IAsyncEnumerable<int> Numbers([EnumeratorCancellation] CancellationToken cancel = default)
        {
            yield return 1;
            source.Cancel();
            await Task.Delay(Timeout.Infinite, cancel);
        }
    }

    /// <summary>What <c>using (Await(resource)) { }</c> becomes.</summary>
    private struct UsingMachine(IAsyncDisposable? resource) : IReactorMachine
    {
        private DisposeMachine _dispose;
        private bool _begun;

        public Poll Resume(scoped ref TaskContext context)
        {
            if (!_begun) _dispose.Begin(ReactorTask.Await(resource));
            _begun = true;
            return _dispose.Resume(ref context);
        }

        public readonly void Describe(ref StackWriter writer) => _dispose.Describe(ref writer);
    }

    private static ReactorTask<UsingMachine> UsingTask(IAsyncDisposable? resource) => new() { Machine = new UsingMachine(resource) };

    private sealed class Slow(Exception? failure = null) : IAsyncDisposable
    {
        public int Closed { get; private set; }

        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            Closed++;
            if (failure is not null) throw failure;
        }
    }

    [Theory, EveryExecutor]
    public void A_resource_is_disposed_of_once(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        var resource = new Slow();
        executor.Run(UsingTask(resource));
        Assert.Equal(1, resource.Closed);
    }

    [Theory, EveryExecutor]
    public void A_cancelled_task_disposes_of_its_resource_all_the_same(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        var resource = new Slow();
        executor.Run(Script.Task(Body));
        Assert.Equal(1, resource.Closed);

        IEnumerable<Leaf> Body()
        {
            JoinHandle handle = ReactorTask.Spawn(UsingTask(resource));
            handle.Cancel();
            yield return Leaf.Join(handle);
        }
    }

    [Theory, EveryExecutor]
    public void Null_and_a_failing_resource(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        executor.Run(UsingTask(null));
        var thrown = Assert.Throws<InvalidDataException>(() => executor.Run(UsingTask(new Slow(new InvalidDataException("close")))));
        Assert.Equal("close", thrown.Message);
    }

    [Fact]
    public void Outside_a_body_the_statements_say_what_is_wrong()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() =>
        {
#pragma warning disable RG0015 // the point of the test
            foreach (int number in ReactorTask.Await(AsyncEnumerable.Empty<int>())) Assert.Equal(0, number);
#pragma warning restore RG0015
        });
        Assert.Contains("foreach", thrown.Message, StringComparison.Ordinal);
    }
}
