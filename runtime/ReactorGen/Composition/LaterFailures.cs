using System.Runtime.CompilerServices;

namespace ReactorGen;

/// <summary>
/// What failed after the exception that a <c>Join</c> or <c>Race</c> threw: the two halves of a proxy fail by the same reset, and one exception comes out. After the suppressed
/// exceptions of Java and Kotlin.
/// </summary>
public static class LaterFailures
{
    private const int Limit = 16;

    private static readonly ConditionalWeakTable<Exception, List<Exception>> s_later = [];

    /// <summary>The exceptions of the other tasks, their cancellation apart, in the order in which they failed; at most 16. Any thread, once it has been thrown.</summary>
    /// <param name="failure">The exception that was thrown.</param>
    public static IReadOnlyList<Exception> Of(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        if (!s_later.TryGetValue(failure, out List<Exception>? later)) return [];
        lock (later) return [.. later];
    }

    /// <summary>False where it is not kept: as many are, or it is the same exception.</summary>
    internal static bool TryAdd(Exception failure, Exception later)
    {
        if (ReferenceEquals(failure, later)) return true;
        List<Exception> list = s_later.GetOrCreateValue(failure);
        lock (list)
        {
            if (list.Count == Limit) return false;
            list.Add(later);
            return true;
        }
    }
}
