using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace ReactorGen.Runtime.Tests.Tasks;

/// <summary>Every form of <c>Spawn(XTask(..))</c> in a body starts the task that was written, with the arguments that were written.</summary>
public sealed partial class SpawnFormTests
{
    private readonly List<string> _log = [];
    private readonly string _name;

    public SpawnFormTests() : this("this")
    {
    }

    private SpawnFormTests(string name) => _name = name;

    [Theory, EveryExecutor]
    public void Spawned_tasks_get_their_receivers_and_arguments(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        executor.Run(AllFormsTask());
        Assert.Equal(
            [
                "1: static 1+2", "2: static 4+3", "3: static 5+10", "4: this-6", "5: other-7", "6: int 8", "7: text-9", "8: value-10", "9: Int32 String",
                "evaluated 11", "evaluated 12", "10: static 12+11", "11: static 13+14", "12: static 15+16", "13: AllForms 17", "14: 1,2,3",
            ],
            _log);
    }

    [ReactorTask]
    private partial void AllForms()
    {
        Log(1, Spawn(SumTask(1, 2)).Join());
        Log(2, Spawn(SumTask(right: 3, left: 4)).Join());
        Log(3, Spawn(SumTask(5)).Join());
        Log(4, Spawn(NamedTask(6)).Join());
        var other = new SpawnFormTests("other");
        Log(5, Spawn(other.NamedTask(7)).Join());
        JoinHandle<string> generic = Spawn(GenericTask(8));
        Log(6, generic.Join());
        Log(7, Spawn("text".AppendedTask(9)).Join());
        Log(8, Spawn(new Value("value").NamedTask(10)).Join());
        Log(9, Spawn(Outer<int>.TypesTask<string>()).Join());
        Log(10, Spawn(SumTask(right: Evaluated(11), left: Evaluated(12))).Join());
        Log(11, Spawn(SumTask(Later(13), Later(14))).Join());
        // In a lambda there is no context at hand: the factory makes the task.
        Func<JoinHandle<string>> spawn = () => Spawn(SumTask(15, 16));
        Log(12, spawn().Join());
        Log(13, Spawn(CallerTask(17)).Join());
        Log(14, Spawn(ManyTask(1, 2, 3)).Join());
    }

    private int Evaluated(int value)
    {
        _log.Add($"evaluated {value}");
        return value;
    }

    private void Log(int number, string text) => _log.Add($"{number}: {text}");

    [ReactorTask]
    private static partial int Later(int value)
    {
        Yield();
        return value;
    }

    [ReactorTask]
    private static partial string Sum(int left, int right = 10)
    {
        Yield();
        return $"static {left}+{right}";
    }

    [ReactorTask]
    private partial string Named(int number)
    {
        Yield();
        return $"{_name}-{number}";
    }

    [ReactorTask]
    private static partial string Generic<T>(T value)
    {
        Yield();
        return $"int {value}";
    }

    [ReactorTask]
    private static partial string Caller(int number, [CallerMemberName] string caller = "")
    {
        Yield();
        return $"{caller} {number}";
    }

    [ReactorTask]
    private static partial string Many(params int[] numbers)
    {
        Yield();
        return string.Join(",", numbers);
    }

    [Theory, EveryExecutor]
    public void A_method_that_only_looks_like_a_factory_is_called(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        Assert.Equal("announced 3, static 3+10, static 4+10", executor.Run(SpawnThroughOwnMethodsTask()));
    }

    [ReactorTask]
    private static partial string SpawnThroughOwnMethods()
    {
        s_announced = "";
        string first = Spawn(AnnouncedTask(3)).Join();
        string second = Spawn(SumTask("4")).Join();
        return $"announced {s_announced}, {first}, {second}";
    }

    private static string s_announced = "";

    private static ReactorTask<SumMachine, string> AnnouncedTask(int number)
    {
        s_announced += number;
        return SumTask(number);
    }

    // An overload of the factory's, with a parameter that Sum has not.
    private static ReactorTask<SumMachine, string> SumTask(string number) => SumTask(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture));

    [Theory, EveryExecutor]
    public void A_null_receiver_fails_where_the_task_is_spawned_and_not_in_it(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        Assert.Equal("caught at the spawn", executor.Run(SpawnOnNullTask(null!)));
    }

    [ReactorTask]
    private static partial string SpawnOnNull(SpawnFormTests nobody)
    {
        JoinHandle<string> handle;
        try
        {
            handle = Spawn(nobody.NamedTask(1));
        }
        catch (NullReferenceException)
        {
            return "caught at the spawn";
        }
        return handle.Join();
    }

    [Theory, EveryExecutor]
    public void A_discarded_handle_detaches_the_task_whose_exception_goes_to_the_event(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        var reported = new ConcurrentQueue<string>();
        executor.UnhandledException += (_, e) => reported.Enqueue(e.Exception.Message);
        executor.Run(DiscardTask(reported));
        string[] inOrder = ["at once", "an argument that suspends", "later"];
        // Whose turn it is on several threads is not known.
        if (kind == ExecutorKind.ThreadPool) Assert.Equal(inOrder.Order(), reported.Order());
        else Assert.Equal(inOrder, reported);
    }

    [ReactorTask]
    private static partial void Discard(ConcurrentQueue<string> reported)
    {
        Spawn(ThrowTask("at once", false));
        Spawn(ThrowTask("later", true));
        Spawn(ThrowTask("an argument that suspends", Later(0) == 1));
        while (reported.Count < 3) Yield();
    }

    [ReactorTask]
    private static partial void Throw(string message, bool waits)
    {
        if (waits)
        {
            Yield();
            Yield();
        }
        throw new InvalidOperationException(message);
    }

    private readonly partial struct Value(string name)
    {
        private readonly string _name = name;

        [ReactorTask]
        internal partial string Named(int number)
        {
            Yield();
            return $"{_name}-{number}";
        }
    }

    private static partial class Outer<T>
    {
        [ReactorTask]
        internal static partial string Types<TOther>()
        {
            Yield();
            return $"{typeof(T).Name} {typeof(TOther).Name}";
        }
    }
}

internal static partial class SpawnedExtensions
{
    [ReactorTask]
    internal static partial string Appended(this string text, int number)
    {
        Yield();
        return $"{text}-{number}";
    }
}
