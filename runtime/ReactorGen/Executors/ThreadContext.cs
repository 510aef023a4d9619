using System.Runtime.CompilerServices;

namespace ReactorGen.Executors;

/// <summary>Tells cheaply whether a thread's execution context has changed.</summary>
/// <remarks>
/// <see cref="ExecutionContext.Capture"/> has to look up the running thread, which costs a call into the runtime each time, more than the rest of
/// what a loop does around a step. The loop knows its thread, so it reads the thread's field. Should the field ever be gone or mean something
/// else, capturing does the same, only slower.
/// </remarks>
internal static class ThreadContext
{
    private static readonly bool s_fieldIsKnown = IsFieldKnown();

    internal static bool FieldIsKnown => s_fieldIsKnown;

    /// <summary>Something that is the same object for as long as the context of the thread, which must be the running one, is the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static object? Mark(Thread running) => s_fieldIsKnown ? ContextOf(running) : ExecutionContext.Capture();

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_executionContext")]
    private static extern ref ExecutionContext? ContextOf(Thread thread);

    private static bool IsFieldKnown()
    {
        ExecutionContext? before = ExecutionContext.Capture();
        if (before is null) return false;
        try
        {
            new AsyncLocal<bool>().Value = true;
            return ReferenceEquals(ContextOf(Thread.CurrentThread), ExecutionContext.Capture());
        }
        catch (MissingFieldException)
        {
            return false;
        }
        finally
        {
            ExecutionContext.Restore(before);
        }
    }
}
