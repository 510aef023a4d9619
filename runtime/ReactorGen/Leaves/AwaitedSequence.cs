using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

/// <summary>
/// An <see cref="IAsyncEnumerable{T}"/> that a <c>foreach</c> in a body can enumerate: each round suspends until there is an element, and leaving
/// the loop suspends until the enumerator is disposed of. Made by <see cref="ReactorTask.Await{T}(IAsyncEnumerable{T}, CancellationToken)"/>.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public readonly struct AwaitedSequence<T>
{
    private readonly IAsyncEnumerable<T> _source;
    private readonly CancellationToken _cancellationToken;

    internal AwaitedSequence(IAsyncEnumerable<T> source, CancellationToken cancellationToken)
    {
        _source = source;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Begins the enumeration.</summary>
    public Enumerator GetEnumerator() => new(_source.GetAsyncEnumerator(_cancellationToken));

    /// <summary>Where an enumeration stands.</summary>
    public readonly struct Enumerator : IDisposable
    {
        internal Enumerator(IAsyncEnumerator<T> source) => Source = source;

        internal IAsyncEnumerator<T> Source { get; }

        /// <summary>The element at which the enumeration stands.</summary>
        public T Current => Source.Current;

        /// <summary>
        /// Suspends until the next element is there, or none is left. A cancelled task throws before it asks for one; once asked, the sequence has to answer,
        /// unless it was given a token.
        /// </summary>
        /// <exception cref="OperationCanceledException">The task was cancelled before the sequence was asked; or the sequence throws it.</exception>
        [ReactorTask(Machine = typeof(MoveNextMachine<>))]
        public bool MoveNext() => throw Untransformed.Implied(nameof(MoveNext), "foreach");

        /// <summary>Suspends until the enumerator is disposed of. A cancellation does not end this wait.</summary>
        [ReactorTask(Machine = typeof(DisposeEnumeratorMachine<>))]
        public void Dispose() => throw Untransformed.Implied(nameof(Dispose), "foreach");
    }
}
