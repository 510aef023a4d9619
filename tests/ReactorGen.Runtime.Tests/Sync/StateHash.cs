using System.Collections;
using System.Reflection;
using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests.Sync;

/// <summary>Hashes all that an object holds, private fields and all; tasks count by their names, locks not at all.</summary>
internal struct StateHash()
{
    private static readonly Dictionary<Type, FieldInfo[]> s_fields = [];

    private ulong _high = 1;
    private ulong _low = 2;

    internal readonly UInt128 Value => new(_high, _low);

    internal void Add(ulong value)
    {
        _high = (System.Numerics.BitOperations.RotateLeft(_high, 23) ^ (value + 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
        _low = (System.Numerics.BitOperations.RotateLeft(_low, 31) ^ (value + 0xC2B2AE3D27D4EB4F)) * 0xFF51AFD7ED558CCD;
    }

    internal void Add(object? value)
    {
        switch (value)
        {
            case null:
                Add(0UL);
                break;
            case Lock or SyncModel:
                break;
            case string text:
                Add((ulong)text.GetHashCode());
                break;
            case Wakeable task:
                Add((ulong)task.Name.GetHashCode());
                break;
            case Enum or IConvertible:
                Add((ulong)value.GetHashCode());
                break;
            case IEnumerable elements:
                foreach (object? element in elements) Add(element);
                Add(77UL);
                break;
            default:
                AddFields(value);
                break;
        }
    }

    /// <summary>The fields of an object, also where it is a task.</summary>
    internal void AddFields(object value)
    {
        foreach (FieldInfo field in Fields(value.GetType())) Add(field.GetValue(value));
    }

    private static FieldInfo[] Fields(Type type)
    {
        if (s_fields.TryGetValue(type, out FieldInfo[]? known)) return known;
        var fields = new List<FieldInfo>();
        for (Type? t = type; t is not null && t != typeof(object) && t != typeof(Wakeable); t = t.BaseType)
            fields.AddRange(t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        fields.RemoveAll(field => field.FieldType == typeof(Lock) || field.FieldType == typeof(SyncModel) || field.FieldType.IsAssignableTo(typeof(Delegate)));
        return s_fields[type] = [.. fields];
    }
}
