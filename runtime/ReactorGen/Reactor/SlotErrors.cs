using System.Diagnostics.CodeAnalysis;
using ReactorGen.Machines;

namespace ReactorGen;

/// <summary>The loud errors of waiting, out of the way of the code that never meets them.</summary>
internal static class SlotErrors
{
    [DoesNotReturn]
    public static void ThrowNotLive(Token token, SlotTable table)
    {
        if (token.IsDefault) throw new InvalidOperationException("The default token names no registration.");
        if (!table.IsOwn(token)) throw new InvalidOperationException($"{token} was not made by this reactor.");
        throw new TokenClosedException(token);
    }

    public static InvalidOperationException SecondWaiter(Token token, Interest interest, Wakeable? first, Waker second) => new(ReferenceEquals(first, second.Target)
        ? $"Two children of the task '{second.Target?.Name}' wait for {interest} on {token}: one that it runs by Join, Race or WithTimeout waits already, another may not. One may wait for each direction."
        : $"Two tasks wait for {interest} on {token}: '{first?.Name ?? "?"}' waits already, '{second.Target?.Name}' may not. One task may wait for each direction.");

    [DoesNotReturn]
    public static void ThrowInterest(Interest interest) =>
        throw new ArgumentOutOfRangeException(nameof(interest), interest, "Wait for Readable, Writable or Both.");
}
