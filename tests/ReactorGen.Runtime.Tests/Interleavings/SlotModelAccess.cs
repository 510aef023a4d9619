using System.Runtime.CompilerServices;
using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>The shared variant's access, each one a step of the model. The slot itself is only the variables' names.</summary>
internal readonly struct SlotModelAccess : ISlotAccess
{
    public const int Word = 0;
    public const int Variables = 8;

    public static bool IsShared => true;

    private static ModelRun Run => ModelRun.Current;

    public static long Read(ref long word, SlotSite site) => ReadAny(Word, site);

    public static bool Replace(ref long word, long expected, long value, SlotSite site)
    {
        switch (Mutation(site))
        {
            case Interleavings.Mutation.NotAtomic:
                if (Run.Read(Word, $"{site} (load)") != expected) return false;
                Run.Store(Word, value, $"{site} (store)");
                return true;
            case Interleavings.Mutation.OtherValue other:
                return Run.Replace(Word, expected, other.Value(expected, value), site.ToString(), false);
            default:
                return Run.Replace(Word, expected, value, site.ToString(), SlotModel.IsPrivate(site));
        }
    }

    public static Wakeable? Read(ref Wakeable? target, SlotSite site) => ModelTask.Find(ReadAny(Variable(ref target), site));

    public static void Clear(ref Wakeable? target, SlotSite site) => StoreAny(Variable(ref target), 0, site);

    public static void Publish(ref Wakeable? target, Wakeable value, SlotSite site)
    {
        int variable = Variable(ref target);
        long id = ((ModelTask)value).Id;
        if (Mutation(site) is Interleavings.Mutation.NotAtomic) Run.Store(variable, id, $"{site} (store)");
        else Run.Exchange(variable, id, site.ToString());
    }

    public static int Read(ref int location, SlotSite site) => (int)ReadAny(Variable(ref location), site);

    public static void Write(ref int location, int value, SlotSite site) => StoreAny(Variable(ref location), value, site);

    public static uint Read(ref uint location, SlotSite site) => (uint)ReadAny(7, site);

    public static void Write(ref uint location, uint value, SlotSite site) => StoreAny(7, value, site);

    private static long ReadAny(int variable, SlotSite site)
    {
        switch (Mutation(site))
        {
            case Interleavings.Mutation.NotReadAgain when Run.Registers.TryGetValue(variable, out long last):
                return last;
            case Interleavings.Mutation.Pretend pretend:
                return pretend.Seen(Run.Read(variable, site.ToString()));
            default:
                return variable is 5 or 6
                    ? Run.ReadPrivately(variable, site.ToString())
                    : Run.Read(variable, site.ToString(), SlotModel.IsPrivate(site));
        }
    }

    private static void StoreAny(int variable, long value, SlotSite site)
    {
        if (Mutation(site) is Interleavings.Mutation.NotStored) return;
        if (variable is 5 or 6) Run.StorePrivately(variable, value, site.ToString());
        else Run.Store(variable, value, site.ToString());
    }

    private static Mutation? Mutation(SlotSite site) => Run.Mutation is { } mutation && mutation.Site == site.ToString() ? mutation : null;

    private static int Variable(ref Wakeable? target)
    {
        ref Slot slot = ref SlotModel.CurrentSlot;
        return Unsafe.AreSame(ref target, ref slot.Reader.Target) ? 1 : 2;
    }

    private static int Variable(ref int location)
    {
        ref Slot slot = ref SlotModel.CurrentSlot;
        if (Unsafe.AreSame(ref location, ref slot.Reader.Generation)) return 3;
        if (Unsafe.AreSame(ref location, ref slot.Writer.Generation)) return 4;
        return Unsafe.AreSame(ref location, ref slot.Reader.SeenTick) ? 5 : 6;
    }
}

/// <summary>A task of the model. Its wakes are the world's to remember.</summary>
internal sealed class ModelTask(int id) : Wakeable
{
    private static readonly ModelTask[] s_tasks = [new(1), new(2), new(3)];

    public int Id { get; } = id;

    internal override string Name => $"task {Id}";

    public static ModelTask? Find(long id) => id == 0 ? null : s_tasks[id - 1];

    public Waker Waker(int generation = 1) => new(this, generation);

    internal override void Wake(int generation) => SlotModel.Wake(Id, generation);
}
