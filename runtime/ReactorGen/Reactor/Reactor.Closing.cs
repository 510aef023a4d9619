namespace ReactorGen;

/// <content>
/// Closing the library's descriptors. Other threads, the finalizer's among them, leave it to the loop; the list and its end are under one
/// lock, so that what is left is closed by the loop, by <see cref="Dispose"/>, or by whoever comes after that.
/// </content>
public sealed partial class Reactor
{
    private readonly Lock _closeGate = new();
    private List<Token>? _closeLater;
    private bool _closeLaterEnded;

    /// <summary>
    /// Closes a descriptor as <see cref="CloseDescriptor"/> does; false if its registration has ended, and it is the caller's to close.
    /// Loop thread.
    /// </summary>
    internal bool TryCloseDescriptor(Token token)
    {
        if (_disposed) return false;
        CloseDescriptor(token);
        return true;
    }

    /// <summary>Lets the loop close a descriptor; false if the reactor is disposed, and it is the caller's to close. Any thread.</summary>
    internal bool TryCloseLater(Token token)
    {
        lock (_closeGate)
        {
            if (_closeLaterEnded) return false;
            (_closeLater ??= []).Add(token);
        }
        Notify();
        return true;
    }

    private void CloseQueued(bool end)
    {
        List<Token>? tokens;
        lock (_closeGate)
        {
            tokens = _closeLater;
            _closeLater = null;
            _closeLaterEnded = end;
        }
        if (tokens is null) return;
        foreach (Token token in tokens) CloseDescriptor(token);
    }
}
