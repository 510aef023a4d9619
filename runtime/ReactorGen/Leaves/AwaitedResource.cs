using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

/// <summary>
/// An <see cref="IAsyncDisposable"/> that a <c>using</c> in a body can dispose of: its end suspends until that is done. Made by
/// <see cref="ReactorTask.Await(IAsyncDisposable?)"/>.
/// </summary>
public readonly struct AwaitedResource : IDisposable
{
    internal AwaitedResource(IAsyncDisposable? resource) => Resource = resource;

    internal IAsyncDisposable? Resource { get; }

    /// <summary>Suspends until the resource is disposed of. A cancellation does not end this wait.</summary>
    [ReactorTask(Machine = typeof(DisposeMachine))]
    public void Dispose() => throw Untransformed.Implied(nameof(Dispose), "using");
}
