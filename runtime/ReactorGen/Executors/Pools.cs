using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Executors;

/// <summary>A small number per tag, the index of a pool. Tags are structs over the machine, so that the number is a constant in compiled code.</summary>
internal static class TypeIndex<TTag> where TTag : struct
{
    internal static readonly int Value = TypeIndex.Next();
}

internal readonly struct CellOf<TMachine>;

internal readonly struct CellOf<TMachine, TResult>;

internal readonly struct BoxOf<TMachine>;

internal readonly struct BoxedOf<TMachine>;

internal readonly struct BoxedOf<TMachine, TResult>;

internal static class TypeIndex
{
    private static int s_next = -1;

    internal static int Next() => Interlocked.Increment(ref s_next);
}

/// <summary>Free objects of one core: cells, boxes and boxed tasks by type. One thread; a part of the core, never copied.</summary>
/// <param name="executor">Whose cells they are.</param>
/// <param name="limit">How many objects of a type are kept; beyond that the collector gets them.</param>
internal struct Pools(Executor executor, int limit)
{
    // A stack rather than a list through the objects: one store that the collector has to hear of, instead of three. The element is a struct because
    // storing into it needs no check of the array's type.
    private struct Entry
    {
        internal object? Value;
    }

    private struct Stack
    {
        internal Entry[]? Entries;
        internal int Count;
    }

    private Stack[] _stacks = new Stack[32];

    // What is rented stays above the top until something else is put there: an object that comes back to its place is not stored again. Where several
    // cores share the objects, that place would be another core's.
    private readonly bool _keepsRented = !executor.IsShared;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private object? TryPop<TTag>() where TTag : struct
    {
        int index = TypeIndex<TTag>.Value;
        Stack[] stacks = _stacks;
        if ((uint)index >= (uint)stacks.Length) return null;
        ref Stack stack = ref stacks[index];
        int top = stack.Count - 1;
        if (top < 0) return null;
        stack.Count = top;
        ref Entry entry = ref stack.Entries![top];
        object? value = entry.Value;
        if (!_keepsRented) entry.Value = null;
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Push<TTag>(object value) where TTag : struct
    {
        int index = TypeIndex<TTag>.Value;
        Stack[] stacks = _stacks;
        if ((uint)index < (uint)stacks.Length)
        {
            ref Stack stack = ref stacks[index];
            int count = stack.Count;
            if (stack.Entries is { } entries && (uint)count < (uint)entries.Length)
            {
                stack.Count = count + 1;
                ref Entry entry = ref entries[count];
                if (!ReferenceEquals(entry.Value, value)) entry.Value = value;
                return;
            }
        }
        PushSlowly(index, value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PushSlowly(int index, object value)
    {
        if (index >= _stacks.Length) Array.Resize(ref _stacks, Math.Max(index + 1, _stacks.Length * 2));
        ref Stack stack = ref _stacks[index];
        if (stack.Count >= limit) return;
        stack.Entries ??= [];
        if (stack.Count == stack.Entries.Length) Array.Resize(ref stack.Entries, Math.Min(limit, Math.Max(4, stack.Count * 2)));
        stack.Entries[stack.Count++].Value = value;
    }

    /// <summary>Holds on to a rented object no longer: the collector tells when the handle of a failed task was dropped.</summary>
    internal void Forget<TTag>(object rented) where TTag : struct
    {
        int index = TypeIndex<TTag>.Value;
        if (index >= _stacks.Length || _stacks[index] is not { Entries: { } entries, Count: var count }) return;
        foreach (ref Entry entry in entries.AsSpan(count))
        {
            if (ReferenceEquals(entry.Value, rented)) entry.Value = null;
        }
    }

    internal TaskCell<TMachine> RentCell<TMachine>() where TMachine : struct, IReactorMachine =>
        TryPop<CellOf<TMachine>>() is { } cell ? Unsafe.As<TaskCell<TMachine>>(cell) : new TaskCell<TMachine>(executor);

    internal TaskCell<TMachine, TResult> RentCell<TMachine, TResult>() where TMachine : struct, IReactorMachine<TResult> =>
        TryPop<CellOf<TMachine, TResult>>() is { } cell ? Unsafe.As<TaskCell<TMachine, TResult>>(cell) : new TaskCell<TMachine, TResult>(executor);

    internal void Return<TMachine>(TaskCell<TMachine> cell) where TMachine : struct, IReactorMachine => Push<CellOf<TMachine>>(cell);

    internal void Return<TMachine, TResult>(TaskCell<TMachine, TResult> cell) where TMachine : struct, IReactorMachine<TResult> =>
        Push<CellOf<TMachine, TResult>>(cell);

    internal MachineBox<TMachine> RentBox<TMachine>() where TMachine : struct, IReactorMachine =>
        TryPop<BoxOf<TMachine>>() is { } box ? Unsafe.As<MachineBox<TMachine>>(box) : new MachineBox<TMachine>();

    internal void ReturnBox<TMachine>(MachineBox<TMachine> box) where TMachine : struct, IReactorMachine
    {
        box.Machine = default;
        Push<BoxOf<TMachine>>(box);
    }

    internal object? TryRentBoxed<TTag>() where TTag : struct => TryPop<TTag>();

    internal void ReturnBoxed<TTag>(PooledTask boxed) where TTag : struct => Push<TTag>(boxed);
}
