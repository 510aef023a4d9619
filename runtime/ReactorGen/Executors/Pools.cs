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

/// <summary>Free lists of one loop: cells, boxes and boxed tasks by type. One thread.</summary>
/// <param name="executor">Whose cells they are.</param>
/// <param name="limit">How many objects of a type are kept; beyond that the collector gets them.</param>
internal sealed class Pools(LocalExecutor executor, int limit)
{
    private struct FreeList
    {
        internal object? Head;
        internal int Count;
    }

    private FreeList[] _lists = new FreeList[32];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref FreeList List<TTag>() where TTag : struct
    {
        int index = TypeIndex<TTag>.Value;
        if (index >= _lists.Length) Grow(index);
        return ref _lists[index];
    }

    internal TaskCell<TMachine> RentCell<TMachine>() where TMachine : struct, IReactorMachine
    {
        ref FreeList list = ref List<CellOf<TMachine>>();
        if (list.Head is null) return new TaskCell<TMachine>(executor);
        var cell = Unsafe.As<TaskCell<TMachine>>(list.Head);
        list.Head = cell.Next;
        list.Count--;
        cell.Next = null;
        return cell;
    }

    internal TaskCell<TMachine, TResult> RentCell<TMachine, TResult>() where TMachine : struct, IReactorMachine<TResult>
    {
        ref FreeList list = ref List<CellOf<TMachine, TResult>>();
        if (list.Head is null) return new TaskCell<TMachine, TResult>(executor);
        var cell = Unsafe.As<TaskCell<TMachine, TResult>>(list.Head);
        list.Head = cell.Next;
        list.Count--;
        cell.Next = null;
        return cell;
    }

    internal void Return<TMachine>(TaskCell<TMachine> cell) where TMachine : struct, IReactorMachine =>
        Return(ref List<CellOf<TMachine>>(), cell);

    internal void Return<TMachine, TResult>(TaskCell<TMachine, TResult> cell) where TMachine : struct, IReactorMachine<TResult> =>
        Return(ref List<CellOf<TMachine, TResult>>(), cell);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Return(ref FreeList list, TaskCell cell)
    {
        if (list.Count >= limit) return;
        cell.Next = Unsafe.As<TaskCell?>(list.Head);
        list.Head = cell;
        list.Count++;
    }

    internal MachineBox<TMachine> RentBox<TMachine>() where TMachine : struct, IReactorMachine
    {
        ref FreeList list = ref List<BoxOf<TMachine>>();
        if (list.Head is null) return new MachineBox<TMachine>();
        var box = Unsafe.As<MachineBox<TMachine>>(list.Head);
        list.Head = box.Next;
        list.Count--;
        box.Next = null;
        return box;
    }

    internal void ReturnBox<TMachine>(MachineBox<TMachine> box) where TMachine : struct, IReactorMachine
    {
        box.Machine = default;
        ref FreeList list = ref List<BoxOf<TMachine>>();
        if (list.Count >= limit) return;
        box.Next = Unsafe.As<MachineBox<TMachine>?>(list.Head);
        list.Head = box;
        list.Count++;
    }

    internal PooledTask? TryRentBoxed<TTag>() where TTag : struct
    {
        ref FreeList list = ref List<TTag>();
        if (list.Head is null) return null;
        var boxed = Unsafe.As<PooledTask>(list.Head);
        list.Head = boxed.Next;
        list.Count--;
        boxed.Next = null;
        return boxed;
    }

    internal void ReturnBoxed<TTag>(PooledTask boxed) where TTag : struct
    {
        ref FreeList list = ref List<TTag>();
        if (list.Count >= limit) return;
        boxed.Next = Unsafe.As<PooledTask?>(list.Head);
        list.Head = boxed;
        list.Count++;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int index) => Array.Resize(ref _lists, Math.Max(index + 1, _lists.Length * 2));
}
