using System.Collections;

namespace ReactorGen.Language.Tests.Harness;

/// <summary>A sequence by pattern only, with a mutable struct enumerator that must be kept in place.</summary>
public readonly struct Steps(Trace trace, int count)
{
    public Enumerator GetEnumerator()
    {
        trace.Log("steps: get enumerator");
        return new Enumerator(trace, count);
    }

    public struct Enumerator(Trace trace, int count) : IDisposable
    {
        private int _current;

        public readonly int Current => _current;

        public bool MoveNext()
        {
            trace.Log($"steps: move to {_current + 1}");
            return ++_current <= count;
        }

        public readonly void Dispose() => trace.Log($"steps: dispose at {_current}");
    }
}

/// <summary>An <see cref="IEnumerable{T}"/> whose iterator logs, and whose disposal shows.</summary>
public sealed class Numbers(Trace trace, int count) : IEnumerable<int>
{
    public IEnumerator<int> GetEnumerator()
    {
        trace.Log("numbers: start");
        try
        {
            for (var i = 1; i <= count; i++)
            {
                trace.Log($"numbers: {i}");
                yield return i;
            }

            trace.Log("numbers: end");
        }
        finally
        {
            trace.Log("numbers: dispose");
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>The non-generic interface only: elements are cast, disposal is found at run time.</summary>
public sealed class Untyped(Trace trace, params object?[] items) : IEnumerable
{
    public IEnumerator GetEnumerator()
    {
        try
        {
            foreach (var item in items) yield return item;
        }
        finally
        {
            trace.Log("untyped: dispose");
        }
    }
}
