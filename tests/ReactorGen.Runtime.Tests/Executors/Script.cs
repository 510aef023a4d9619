using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests;

/// <summary>Takes the result of a script.</summary>
internal sealed class Out<TResult>
{
    internal TResult? Value;
}

/// <summary>
/// A machine whose body is an iterator: each element is a leaf, run to its end before the iterator goes on, which then asks the leaf for its result and so
/// gets its exception. For tests that need bodies and need no generator.
/// </summary>
internal struct Script<TResult> : IReactorMachine<TResult>
{
    private IEnumerator<Leaf>? _body;
    private Out<TResult>? _out;
    private Leaf? _leaf;

    internal static ReactorTask<Script<TResult>, TResult> Task(Func<Out<TResult>, IEnumerable<Leaf>> body)
    {
        var output = new Out<TResult>();
        return new() { Machine = new Script<TResult> { _out = output, _body = body(output).GetEnumerator() } };
    }

    public Poll Resume(scoped ref TaskContext context)
    {
        while (true)
        {
            if (_leaf is not null && _leaf.Resume(ref context) == Poll.Pending) return Poll.Pending;
            _leaf = null;
            if (!_body!.MoveNext()) return Poll.Ready;
            _leaf = _body.Current;
        }
    }

    public readonly TResult GetResult() => _out!.Value!;

    public readonly void Describe(ref StackWriter writer)
    {
        writer.Frame(new MachineDescriptor("Script", "", 0), 1);
        _leaf?.Describe(ref writer);
    }
}

/// <summary>A script without a result.</summary>
internal static class Script
{
    internal static ReactorTask<Script<int>, int> Task(Func<IEnumerable<Leaf>> body) => Script<int>.Task(_ => body());

    internal static ReactorTask<Script<int>, int> Task(Action body) => Script<int>.Task(_ => Once(body));

    private static IEnumerable<Leaf> Once(Action body)
    {
        body();
        yield break;
    }
}
