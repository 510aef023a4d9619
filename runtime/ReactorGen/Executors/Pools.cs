using System.Diagnostics.CodeAnalysis;
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
internal struct Pools
{
    /// <summary>How many pools lie in the core itself: the place of one is a constant in compiled code.</summary>
    private const int NearCount = 32;

    // A stack rather than a list through the objects: one store that the collector has to hear of, instead of three. The element is a struct because
    // storing into it needs no check of the array's type.
    private struct Entry
    {
        internal object? Value;
    }

    private struct Stack()
    {
        internal Entry[] Entries = [];
        internal int Count;
    }

    [InlineArray(NearCount)]
    private struct Stacks
    {
        internal Stack First;
    }

    private readonly Executor _executor;
    private readonly int _limit;
    private Stacks _near;
    private Stack[] _far = [];

    // What is rented stays above the top until something else is put there: an object that comes back to its place is not stored again. Where several
    // cores share the objects, that place would be another core's.
    private readonly bool _keepsRented;

    /// <param name="executor">Whose cells they are.</param>
    /// <param name="limit">How many objects of a type are kept; beyond that the collector gets them.</param>
    internal Pools(Executor executor, int limit)
    {
        _executor = executor;
        _limit = limit;
        _keepsRented = !executor.IsShared;
        ((Span<Stack>)_near).Fill(new Stack());
    }

    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Stack StackOf<TTag>() where TTag : struct
    {
        int index = TypeIndex<TTag>.Value;
        if (index < NearCount) return ref Unsafe.Add(ref _near.First, index);
        return ref FarStack(index - NearCount);
    }

    [UnscopedRef]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref Stack FarStack(int index)
    {
        int length = _far.Length;
        if (index >= length)
        {
            Array.Resize(ref _far, Math.Max(index + 1, length * 2));
            _far.AsSpan(length).Fill(new Stack());
        }
        return ref _far[index];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryPop<TTag>([NotNullWhen(true)] out object? value) where TTag : struct
    {
        ref Stack stack = ref StackOf<TTag>();
        Entry[] entries = stack.Entries;
        int top = stack.Count - 1;
        if ((uint)top >= (uint)entries.Length)
        {
            value = null;
            return false;
        }
        stack.Count = top;
        ref Entry entry = ref entries[top];
        value = entry.Value!;
        if (!_keepsRented) entry.Value = null;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Push<TTag>(object value) where TTag : struct
    {
        ref Stack stack = ref StackOf<TTag>();
        Entry[] entries = stack.Entries;
        int count = stack.Count;
        if ((uint)count < (uint)entries.Length)
        {
            stack.Count = count + 1;
            ref Entry entry = ref entries[count];
            if (!ReferenceEquals(entry.Value, value)) entry.Value = value;
        }
        else if (count < _limit)
        {
            PushSlowly(ref stack, value);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void PushSlowly(ref Stack stack, object value)
    {
        Array.Resize(ref stack.Entries, Math.Min(_limit, Math.Max(4, stack.Count * 2)));
        stack.Entries[stack.Count++].Value = value;
    }

    /// <summary>Holds on to a rented object no longer: the collector tells when the handle of a failed task was dropped.</summary>
    internal void Forget<TTag>(object rented) where TTag : struct
    {
        ref Stack stack = ref StackOf<TTag>();
        foreach (ref Entry entry in stack.Entries.AsSpan(stack.Count))
        {
            if (ReferenceEquals(entry.Value, rented)) entry.Value = null;
        }
    }

    internal TaskCell<TMachine> RentCell<TMachine>() where TMachine : struct, IReactorMachine =>
        TryPop<CellOf<TMachine>>(out object? cell) ? Unsafe.As<TaskCell<TMachine>>(cell) : new TaskCell<TMachine>(_executor);

    internal TaskCell<TMachine, TResult> RentCell<TMachine, TResult>() where TMachine : struct, IReactorMachine<TResult> =>
        TryPop<CellOf<TMachine, TResult>>(out object? cell) ? Unsafe.As<TaskCell<TMachine, TResult>>(cell) : new TaskCell<TMachine, TResult>(_executor);

    internal void Return<TMachine>(TaskCell<TMachine> cell) where TMachine : struct, IReactorMachine => Push<CellOf<TMachine>>(cell);

    internal void Return<TMachine, TResult>(TaskCell<TMachine, TResult> cell) where TMachine : struct, IReactorMachine<TResult> =>
        Push<CellOf<TMachine, TResult>>(cell);

    internal MachineBox<TMachine> RentBox<TMachine>() where TMachine : struct, IReactorMachine =>
        TryPop<BoxOf<TMachine>>(out object? box) ? Unsafe.As<MachineBox<TMachine>>(box) : new MachineBox<TMachine>();

    internal void ReturnBox<TMachine>(MachineBox<TMachine> box) where TMachine : struct, IReactorMachine
    {
        box.Machine = default;
        Push<BoxOf<TMachine>>(box);
    }

    internal object? TryRentBoxed<TTag>() where TTag : struct => TryPop<TTag>(out object? boxed) ? boxed : null;

    internal void ReturnBoxed<TTag>(PooledTask boxed) where TTag : struct => Push<TTag>(boxed);
}
